package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Variable;

/** What DEAR's reference books say for a sale: tax, currency and payment terms (O6, O9). */
public final class SaleTerms {

    private final ReferenceBooks books;

    public SaleTerms(ReferenceBooks books) {
        this.books = books;
    }

    /** True until the terms that invoices need were read; the check reads them at each start. */
    public boolean lacksPaymentTerms(@Variable("settings") StoreSettings settings) {
        return SalePlanner.wantsInvoice(settings)
                && settings.find("customer.payment-term").isPresent()
                && books.dear("paymentterm").isEmpty();
    }

    /** How DEAR taxes documents by this rule. */
    public SaleTax tax(String rule, StoreSettings settings) {
        return new SaleTax(
                taxRule(rule),
                !settings.get("sale-tax-status").equals("Exclusive"),
                taxCalculation());
    }

    /** The currency of an order or a customer; DEAR's base currency where none is given. */
    public String currency(Map<String, Object> entry) {
        Object currency = entry.get("currency");
        return currency == null ? company().path("Currency").asText() : (String) currency;
    }

    TaxRule taxRule(String name) {
        JsonNode rule = books.dear("tax").get(name);
        if (rule == null) {
            throw new HeldOrder(
                    "TAX_MAPPING",
                    "The tax rule '%s' is not in DEAR".formatted(name),
                    "Add the rule in DEAR or change the tax mapping, then retry");
        }
        BigDecimal percent =
                Decimals.read(rule.get("TaxPercent"))
                        .orElseThrow(
                                () ->
                                        new HeldOrder(
                                                "TAX_MAPPING",
                                                "DEAR says %s as the percentage of the tax rule '%s'"
                                                        .formatted(
                                                                Decimals.shown(
                                                                        rule.path("TaxPercent")),
                                                                name),
                                                "Correct the rule in DEAR, then retry"));
        return new TaxRule(name, percent);
    }

    /** The term of new customers, which invoices are due by. */
    JsonNode paymentTerm(StoreSettings settings) {
        return books.dear("paymentterm").get(settings.get("customer.payment-term"));
    }

    /** How DEAR taxes a document: its Total, or each line. */
    String taxCalculation() {
        return company().path("TaxCalculationMethod").asText("Total");
    }

    private JsonNode company() {
        return books.company()
                .orElseThrow(() -> new IllegalStateException("DEAR's company was not read yet"));
    }

    /** As it was taken; a customer that was a mere reference then has told its currency since. */
    String currency(Map<String, Object> entry, JsonNode order) {
        String currency = (String) entry.get("currency");
        if (currency == null) {
            currency = OrderReader.currency(order);
        }
        return currency == null ? company().path("Currency").asText() : currency;
    }

    BigDecimal currencyRate(String currency, StoreSettings settings) {
        String base = company().path("Currency").asText();
        if (currency.equalsIgnoreCase(base)) {
            return null;
        }
        return settings.currencyRate(currency)
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "CURRENCY",
                                        "The order is in %s, DEAR's base currency is %s"
                                                .formatted(currency, base),
                                        "Set store.%s.currency-rate.%s, then retry"
                                                .formatted(settings.name(), currency)));
    }
}
