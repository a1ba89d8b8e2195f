package io.handshakedear.systems;

import java.time.Duration;

/**
 * Why a call to Handshake or DEAR failed, by what has to happen next. Messages name the system and
 * the path, never keys or personal data (design rule C9).
 */
public abstract class RemoteFailure extends RuntimeException implements PlainFailure {

    private static final long serialVersionUID = 1L;

    private final int status;

    protected RemoteFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, or 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** The request has certainly changed nothing: it may be sent again without a look-up. */
    public abstract static class NotExecuted extends RemoteFailure {
        private static final long serialVersionUID = 1L;

        protected NotExecuted(int status, String message) {
            super(status, message);
        }
    }

    /** Too many calls (design rule C4): wait, probe once, go on. */
    public static final class Throttled extends NotExecuted {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Throttled(int status, String message, Duration retryAfter) {
            super(status, message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The key was refused (design rule C7): the connection is broken until a probe succeeds. */
    public static final class KeyRefused extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public KeyRefused(int status, String message) {
            super(status, message);
        }
    }

    /** Handshake's 403: hidden for administrators, stops only the flow that needs it (C7). */
    public static final class ResourceHidden extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public ResourceHidden(int status, String message) {
            super(status, message);
        }
    }

    /** 404 or 410: what was asked for does not exist (any more). */
    public static final class NotThere extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public NotThere(int status, String message) {
            super(status, message);
        }
    }

    /** The system refused the request for a reason of its own; asking again changes nothing. */
    public static final class Refused extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public Refused(int status, String message) {
            super(status, message);
        }
    }

    /** The integration is stopping: nothing was sent, it goes on at the next start. */
    public static final class Stopping extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public Stopping() {
            super(0, "The integration is stopping");
        }
    }

    /** The connection is broken: nothing was sent. */
    public static final class NotSent extends NotExecuted {
        private static final long serialVersionUID = 1L;

        public NotSent(String message) {
            super(0, message);
        }
    }

    /** No answer, or one that says nothing (design rules C5, C6): a write may have been done. */
    public static final class Unavailable extends RemoteFailure {
        private static final long serialVersionUID = 1L;

        public Unavailable(int status, String message, Throwable cause) {
            super(status, message);
            initCause(cause);
        }
    }
}
