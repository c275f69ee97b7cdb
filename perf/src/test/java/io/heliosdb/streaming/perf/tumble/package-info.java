/** The contestants of the tumbling benchmark agree, in small. */
package io.heliosdb.streaming.perf.tumble;
