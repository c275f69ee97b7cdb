package io.heliosdb.streaming.gateway.doctor;

import java.util.List;

/** Looks at one side of a machine. */
@FunctionalInterface
interface Check {
    /** What it has found; nothing where the machine does not have what it looks at. */
    List<Finding> look();
}
