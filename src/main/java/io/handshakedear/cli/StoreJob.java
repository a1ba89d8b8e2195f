package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs as a job of a store; the admin API has the job under the same name. */
abstract class StoreJob implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return run(null);
    }

    /**
     * Runs the job to its end.
     *
     * @param body the command's parameters as JSON, or null
     * @return the exit code
     */
    final int run(JsonNode body) throws InterruptedException {
        return run(spec.name(), body);
    }

    /** The same for a job of another name than the command. */
    final int run(String job, JsonNode body) throws InterruptedException {
        return JobWatch.run(
                api, job, body, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Runs the job, or only shows the calls that it would send. */
    final int run(JsonNode body, DryRun option) throws InterruptedException {
        return option.isOn()
                ? JobWatch.dryRun(
                        api,
                        spec.name(),
                        body,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                : run(body);
    }

    final ApiOptions api() {
        return api;
    }

    final CommandSpec spec() {
        return spec;
    }
}
