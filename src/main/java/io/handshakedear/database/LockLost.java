package io.handshakedear.database;

import io.handshakedear.systems.PlainFailure;

/** This instance may no longer write: another one works on the database (design rule C12). */
public final class LockLost extends RuntimeException implements PlainFailure {

    private static final long serialVersionUID = 1L;

    LockLost() {
        super("This instance lost its lock on the database; another one goes on");
    }
}
