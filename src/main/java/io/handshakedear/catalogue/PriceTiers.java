package io.handshakedear.catalogue;

import io.handshakedear.orders.HeldOrder;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.util.Optional;
import org.apache.camel.Variable;

/** The tier that prices of a store's items go to (design rule K1). */
public final class PriceTiers {

    private static final int FIRST_TIER = 1;
    private static final int LAST_TIER = 10;

    private final ReferenceBooks books;

    public PriceTiers(ReferenceBooks books) {
        this.books = books;
    }

    /** True if the price goes to a tier that the settings name. */
    public boolean isNamed(@Variable("settings") StoreSettings settings) {
        return settings.find("sale-price-tier").isPresent();
    }

    /**
     * The field of a product that holds the price: of the tier that the setting names; of DEAR's
     * first tier where it names none.
     *
     * @throws HeldOrder when DEAR has no such tier: another one's price would be wrong
     */
    public String field(@Variable("settings") StoreSettings settings) {
        return "PriceTier" + number(settings);
    }

    private int number(StoreSettings settings) {
        String name = settings.find("sale-price-tier").orElse(null);
        if (name == null) {
            return FIRST_TIER;
        }
        return numberOf(name)
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "PRICE_TIER",
                                        "DEAR has no price tier '%s' for the price of a new product"
                                                .formatted(name),
                                        "Correct store.%s.sale-price-tier or name the tier so in DEAR,"
                                                        .formatted(settings.name())
                                                + " then retry"));
    }

    /** The field of a product that holds the price of a tier; empty if DEAR has no such tier. */
    public Optional<String> fieldOf(String name) {
        return numberOf(name).map(number -> "PriceTier" + number);
    }

    private Optional<Integer> numberOf(String name) {
        return books.dear("priceTier").values().stream()
                .filter(tier -> tier.path("Name").asText().strip().equalsIgnoreCase(name))
                .map(tier -> tier.path("Code").asInt())
                .filter(code -> code >= FIRST_TIER && code <= LAST_TIER)
                .findFirst();
    }
}
