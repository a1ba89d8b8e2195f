package io.handshakedear.hosts;

import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check of the integration as the host's registry shows it. */
final class HostedCheck extends AbstractHealthCheck {

    private final HealthCheck check;

    /**
     * @param integration its name in the host, with which the check's begins
     */
    HostedCheck(String integration, HealthCheck check) {
        super(integration, integration + "-" + check.getId());
        this.check = check;
    }

    @Override
    public boolean isReadiness() {
        return check.isReadiness();
    }

    @Override
    public boolean isLiveness() {
        return check.isLiveness();
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        HealthCheck.Result result = check.call(options);
        result.getMessage().ifPresent(builder::message);
        builder.state(result.getState());
    }
}
