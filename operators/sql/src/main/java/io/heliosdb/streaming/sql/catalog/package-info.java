/**
 * A catalog that outlives its session: databases, tables, views and functions, as the statements
 * that declare them.
 *
 * <p>A session that is given a {@link CatalogStore} declares what is in it first, and puts back
 * what its statements change. Control plane, one thread a store. Start reading at {@link
 * CatalogStore}.
 */
package io.heliosdb.streaming.sql.catalog;
