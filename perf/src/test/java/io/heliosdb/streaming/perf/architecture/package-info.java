/**
 * The rules of the house that a machine can check: which module may use which, where each library
 * is allowed, what the data plane may not call, how packages and files look. The rules read the
 * compiled classes of every module ({@link ProductClasses}) and its sources ({@link SourceTree});
 * they run on the test thread. Start reading at {@link ProductModule}.
 */
package io.heliosdb.streaming.perf.architecture;
