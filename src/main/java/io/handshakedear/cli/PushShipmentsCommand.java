package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pushes shipments now. */
@Command(
        name = "push-shipments",
        description = "Look for shipments in DEAR and push a store's to Handshake now.",
        mixinStandardHelpOptions = true)
final class PushShipmentsCommand extends StoreJob {

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() throws InterruptedException {
        return run(null, dryRun);
    }
}
