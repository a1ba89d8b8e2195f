package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Loads all items now, and tells what people should know of them. */
@Command(
        name = "load-products",
        description = "Load all of a store's items into DEAR as products and families.",
        mixinStandardHelpOptions = true)
final class LoadProductsCommand extends StoreJob {
    @Override
    public Integer call() throws InterruptedException {
        int code = run(null);
        Remarks.print(api(), "items", "sku", spec().commandLine().getOut());
        return code;
    }
}
