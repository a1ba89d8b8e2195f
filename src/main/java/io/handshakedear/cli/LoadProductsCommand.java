package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads all items now, and tells what people should know of them. */
@Command(
        name = "load-products",
        description = "Load all of a store's items into DEAR as products and families.",
        mixinStandardHelpOptions = true)
final class LoadProductsCommand extends StoreJob {

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() throws InterruptedException {
        int code = run(null, dryRun);
        if (!dryRun.isOn()) {
            Remarks.print(api(), "items", "sku", spec().commandLine().getOut());
        }
        return code;
    }
}
