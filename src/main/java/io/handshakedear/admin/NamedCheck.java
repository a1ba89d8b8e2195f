package io.handshakedear.admin;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that is UP while its supplier has no trouble to tell. */
final class NamedCheck extends AbstractHealthCheck {

    private final boolean readiness;
    private final Supplier<String> trouble;

    private NamedCheck(String name, boolean readiness, Supplier<String> trouble) {
        super("handshake-dear", name);
        this.readiness = readiness;
        this.trouble = trouble;
    }

    /** A check that decides whether this instance is ready to work. */
    static NamedCheck ofReadiness(String name, Supplier<String> trouble) {
        return new NamedCheck(name, true, trouble);
    }

    /** A check of another system, which says nothing about this instance. */
    static NamedCheck ofConnection(String name, Supplier<String> trouble) {
        return new NamedCheck(name, false, trouble);
    }

    @Override
    public boolean isReadiness() {
        return readiness;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        String text = trouble.get();
        if (text == null) {
            builder.up();
        } else {
            builder.message(text).down();
        }
    }
}
