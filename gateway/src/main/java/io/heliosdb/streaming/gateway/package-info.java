/** Command line and composition root; the only main of the product. */
package io.heliosdb.streaming.gateway;
