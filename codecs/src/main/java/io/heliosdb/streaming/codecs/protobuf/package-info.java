/**
 * Messages of Protobuf, each behind its length, by the descriptors that {@code protoc} writes.
 *
 * <p>In: {@link io.heliosdb.streaming.codecs.protobuf.ProtoScanner} takes a message at a time,
 * {@link io.heliosdb.streaming.codecs.protobuf.ProtoRecord} notes where its fields are, and {@link
 * io.heliosdb.streaming.codecs.protobuf.ProtoValue}s read them in place. Out: {@link
 * io.heliosdb.streaming.codecs.protobuf.ProtoWriter}. Each object belongs to one thread, and none
 * allocates for a message. Format: Protocol Buffers Documentation, Encoding. Start reading at
 * {@link io.heliosdb.streaming.codecs.protobuf.ProtoScanner}.
 */
package io.heliosdb.streaming.codecs.protobuf;
