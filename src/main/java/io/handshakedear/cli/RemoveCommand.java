package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a product from Handshake. */
@Command(
        name = "remove",
        description = "Remove a product from Handshake; DEAR keeps it.",
        mixinStandardHelpOptions = true)
final class RemoveCommand extends StoreJob {

    @Mixin private OneProduct product;
    @Mixin private DryRun dryRun;

    @Override
    public Integer call() throws InterruptedException {
        return run(product.body(), dryRun);
    }
}
