package io.handshakedear.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Lists one product or a selection in Handshake, and tells what people should know of them. */
@Command(
        name = "list",
        description = "List DEAR's products in Handshake: one by its SKU, or a selection.",
        mixinStandardHelpOptions = true)
final class ListCommand extends StoreJob {

    @Mixin private DryRun dryRun;

    @Parameters(
            paramLabel = "SKU",
            arity = "0..1",
            description = "SKU of a product or family; a product of a family lists the family")
    private String sku;

    @Option(names = "--all", description = "All active products that are no services")
    private boolean all;

    @Option(names = "--category", paramLabel = "NAME", description = "Products of this category")
    private String category;

    @Option(names = "--family", paramLabel = "SKU", description = "This family, by SKU or name")
    private String family;

    @Option(names = "--tag", paramLabel = "TAG", description = "Products with this tag")
    private String tag;

    @Option(
            names = "--price-tier",
            paramLabel = "NAME",
            description = "Products that have a price in this tier")
    private String priceTier;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Products that are listed, or not-listed")
    private String status;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Products with this in their SKU or name")
    private String search;

    @Option(names = "--stop", description = "Stop the store's listings behind the product in hand")
    private boolean stop;

    @Override
    public Integer call() throws InterruptedException {
        if (stop) {
            return run("stop-list", null);
        }
        ObjectNode criteria = criteria();
        if (criteria.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "Name a SKU, --all, or what the products have in common");
        }
        int code = run(criteria, dryRun);
        if (!dryRun.isOn()) {
            Remarks.print(api(), "listings", "sku", spec().commandLine().getOut());
        }
        return code;
    }

    private ObjectNode criteria() {
        ObjectNode criteria = JsonNodeFactory.instance.objectNode();
        criteria.put("sku", sku)
                .put("category", category)
                .put("family", family)
                .put("tag", tag)
                .put("priceTier", priceTier)
                .put("status", status)
                .put("search", search);
        criteria.properties().removeIf(field -> field.getValue().isNull());
        if (all) {
            criteria.put("all", true);
        }
        return criteria;
    }
}
