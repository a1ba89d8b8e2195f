package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Breaks the link of a product. */
@Command(
        name = "unlink",
        description = "Break the link between DEAR's product and Handshake's; neither is changed.",
        mixinStandardHelpOptions = true)
final class UnlinkCommand extends StoreJob {

    @Mixin private OneProduct product;

    @Override
    public Integer call() throws InterruptedException {
        return run(product.body());
    }
}
