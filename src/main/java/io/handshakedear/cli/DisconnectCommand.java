package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Disconnects a store, which has to be named. */
@Command(
        name = "disconnect",
        description =
                "Remove a store's links, log and catalogue; what was written to DEAR stays there.",
        mixinStandardHelpOptions = true)
final class DisconnectCommand extends StoreJob {
    @Override
    public Integer call() throws InterruptedException {
        if (api().namedStore().isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "Name the store that is to be disconnected with --store");
        }
        return run(null);
    }
}
