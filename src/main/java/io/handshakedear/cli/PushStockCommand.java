package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pushes stock levels now. */
@Command(
        name = "push-stock",
        description = "Read DEAR's stock and push a store's levels that differ to Handshake now.",
        mixinStandardHelpOptions = true)
final class PushStockCommand extends StoreJob {

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() throws InterruptedException {
        return run(null, dryRun);
    }
}
