/**
 * Values that consist of values: ARRAY, MAP, MULTISET and ROW as flat bytes.
 *
 * <p>Wherever a nested value is (in a row, in an entry of a table, in scratch memory, in another
 * value), it is like a text the address of a uint32 length with so many bytes behind it, and what
 * only moves or keeps values need not know that it is none. What lies in those bytes, a {@link
 * io.heliosdb.streaming.codecs.nested.Shape} knows, which is made of a type once. Nothing in them
 * depends on where they are, and equal bytes are equal values, so they are copied and compared
 * whole. They start at any address.
 *
 * <pre>
 *  ARRAY  uint32 length | uint32 count | presence words | a slot per element | data of variable elements
 *  MAP    uint32 length | ARRAY of the keys | ARRAY of the values             MULTISET&lt;T&gt; is MAP&lt;T, INT NOT NULL&gt;
 *  ROW    uint32 length | a row as RowLayout describes it, with its data
 * </pre>
 *
 * A <em>part</em> is an element or a field. A presence bit of 1 says that it is there; the slot of
 * a NULL is zero. A slot has the width of a fixed type; of a variable one it is the uint32 distance
 * from the array's address to that of the element. So the address of a part is that of a value: of
 * the bytes of a fixed type, or of the length of a variable one.
 *
 * <p>Shapes are immutable; a {@link io.heliosdb.streaming.codecs.nested.NestedWriter} belongs to
 * one thread. Start reading at {@link io.heliosdb.streaming.codecs.nested.Shape}.
 */
package io.heliosdb.streaming.codecs.nested;
