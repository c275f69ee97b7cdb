package io.heliosdb.streaming.operators.codegen;

/**
 * A generator whose operator emits rows that no input row carries: it stops where there is no room
 * and goes on later.
 */
interface PendingEmission {
    /** Source of a call that goes on, and is true when nothing is left. */
    String emission();
}
