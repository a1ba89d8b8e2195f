package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.assertHeld;
import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static io.handshakedear.orders.Samples.products;
import static io.handshakedear.orders.Samples.rule;
import static io.handshakedear.orders.Samples.sale;
import static io.handshakedear.orders.Samples.store;
import static io.handshakedear.orders.Samples.withCharges;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sale consists of, sentence by sentence of design rule O5. */
class SaleFiguresTest {

    @Test
    void aLineHasSkuQuantityPriceAndNote() {
        SaleFigures sale = sale(order("", line("A", 2, "19.99", "'notes':'gift'")), withCharges());

        assertThat(sale.lines())
                .containsExactly(
                        new SaleFigures.Line(
                                "id-A",
                                "A",
                                "Product A",
                                new BigDecimal("2"),
                                new BigDecimal("19.99"),
                                new BigDecimal("0.00"),
                                new BigDecimal("39.98"),
                                "gift",
                                false));
        assertThat(sale.total()).isEqualTo("39.98");
        assertThat(sale.orderTotal()).isEqualTo("39.98");
        assertThat(sale.charges()).isEmpty();
    }

    @Test
    void freeUnitsAreALineAtPriceZero() {
        SaleFigures sale =
                sale(order("", line("A", 2, "5", "'qtyFree':3,'notes':'n'")), withCharges());

        assertThat(sale.lines()).hasSize(2);
        assertThat(sale.lines().get(1).quantity()).isEqualTo("3");
        assertThat(sale.lines().get(1).price()).isEqualTo("0.00");
        assertThat(sale.lines().get(1).comment()).isEqualTo("Free: n");
        assertThat(sale.total()).isEqualTo("10.00");
    }

    @Test
    void onlyTheUnitPriceCounts() {
        JsonNode order = order("", line("A", 1, "8", "'listPrice':'10','originalUnitPrice':'12'"));

        assertThat(sale(order, withCharges()).total()).isEqualTo("8.00");
    }

    @Test
    void bothDiscountsBecomeOneChargeAndBothAreOfTheSubtotal() {
        JsonNode order =
                order(
                        "'percentDiscount':10,'totalOffDiscount':'5','totalAmount':'85.00'",
                        line("A", 4, "25"));

        SaleFigures sale = sale(order, withCharges());

        assertThat(sale.charges())
                .containsExactly(
                        new SaleFigures.Charge(
                                "discount",
                                "Discount",
                                BigDecimal.ONE,
                                new BigDecimal("-15.00"),
                                new BigDecimal("0.00"),
                                new BigDecimal("-15.00"),
                                "10 % and 5.00 off"));
        assertThat(sale.lines().get(0).total()).isEqualTo("100.00");
        assertThat(sale.total()).isEqualTo("85.00");
        assertThat(sale.arithmetic())
                .contains(
                        "lines 100.00",
                        "less 10 % of them 10.00",
                        "less totalOffDiscount 5.00",
                        "the order says totalAmount 85.00",
                        "sale 85.00 = order");
    }

    @Test
    void linesWithSkusOfChargesBecomeCharges() {
        StoreSettings store =
                withCharges(
                        "charge.shipping.sku", "SHIP-1, SHIP-2",
                        "charge.gift-wrap.product", "Wrapping",
                        "charge.gift-wrap.sku", "WRAP",
                        "charge.handling.product", "Handling",
                        "charge.handling.sku", "HAND");
        JsonNode order =
                order(
                        "'totalAmount':'30.00'",
                        line("A", 1, "10"),
                        line("SHIP-2", 1, "12"),
                        line("WRAP", 2, "2.50"),
                        line("HAND", 1, "3"));

        SaleFigures sale = sale(order, store);

        assertThat(sale.lines()).extracting(SaleFigures.Line::sku).containsExactly("A");
        assertThat(sale.charges())
                .extracting(
                        c -> c.kind() + " " + c.product() + " " + c.quantity() + "×" + c.price())
                .containsExactly(
                        "shipping Shipping 1×12.00",
                        "gift-wrap Wrapping 2×2.50",
                        "handling Handling 1×3.00");
        assertThat(SaleFigures.unknownSkus(order, Map.of(), store))
                .extracting(OrderLine::sku)
                .containsExactly("A");
    }

    @ParameterizedTest
    @CsvSource({"true,17.50,17.50", "false,10.00,17.50", "true,,17.50", "false,,17.50"})
    void chargesInFieldsAreAddedUnlessTotalAmountHasThem(
            String inTotal, String totalAmount, String total) {
        String stated = totalAmount == null ? "" : ",'totalAmount':'" + totalAmount + "'";
        JsonNode order = order("'shippingAmount':'7.50'" + stated, line("A", 1, "10"));

        SaleFigures sale = sale(order, withCharges("charge.shipping.in-total", inTotal));

        assertThat(sale.charges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.price()).isEqualTo("7.50"));
        assertThat(sale.total()).isEqualTo(total);
        assertThat(sale.orderTotal()).isEqualTo(total);
    }

    @Test
    void aDiscountInAFieldJoinsTheOthers() {
        StoreSettings store =
                withCharges("charge.discount.field", "promo", "charge.discount.in-total", "true");
        String fields = "'promo':'%s','percentDiscount':'10','totalAmount':'87.00'";

        for (String promo : new String[] {"3.00", "-3.00"}) {
            SaleFigures sale = sale(order(fields.formatted(promo), line("A", 1, "100")), store);
            assertThat(sale.charges())
                    .singleElement()
                    .satisfies(charge -> assertThat(charge.total()).isEqualTo("-13.00"));
        }
    }

    @Test
    void aChargeWithoutAProductHoldsTheOrder() {
        StoreSettings none = store(Map.of("charge.handling.field", "handling"));

        assertHeld(order("'percentDiscount':'10'", line("A", 1, "5")), none)
                .contains("discount of 0.50 (10 % off)")
                .contains("Set store.acme.charge.discount.product to");
        assertHeld(order("'handling':'2.00'", line("A", 1, "5")), none)
                .contains("handling of 2.00")
                .contains("Set store.acme.charge.handling.product to");
        assertThat(sale(order("'handling':'0'", line("A", 1, "5")), none).charges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'sku':'A','qty':0", "'sku':'A','qty':0,'qtyFree':0"})
    void anOrderThatOrdersNothingIsHeld(String line) {
        assertHeld(order("", "{" + line + "}"), withCharges()).contains("no line");
    }

    @Test
    void unknownSkusHoldTheOrderNamingEachLine() {
        JsonNode order = order("", line("X", 1, "1"), line("A", 1, "1"), line("Y", 1, "1"));

        assertHeld(order, withCharges()).contains("line 1 (SKU X), line 3 (SKU Y)");
        assertThat(SaleFigures.unknownSkus(order, products("A"), withCharges()))
                .extracting(OrderLine::sku)
                .containsExactly("X", "Y");
    }

    @ParameterizedTest
    @CsvSource({
        "Stock, Always Drop Ship, false, true",
        "Stock, Optional Drop Ship, false, false",
        "Stock, Optional Drop Ship, true, true",
        "Stock, No Drop Ship, true, false",
        "Service, Always Drop Ship, true, false"
    })
    void dropShippingFollowsTheProduct(String type, String mode, boolean chosen, boolean expected) {
        Map<String, Product> products = Map.of("A", new Product("id", "A", "n", type, mode));

        SaleFigures sale =
                SaleFigures.of(
                        order("", line("A", 1, "1")),
                        withCharges(),
                        rule("0"),
                        "Total",
                        products,
                        chosen ? Set.of("A") : Set.of());

        assertThat(sale.lines().get(0).dropShip()).isEqualTo(expected);
        assertThat(sale.serviceOnly()).isEqualTo(type.equals("Service"));
    }

    @Test
    void oneStockProductMakesMoreThanServices() {
        Map<String, Product> products = new HashMap<>(products("A"));
        products.put("S", new Product("id-S", "S", "Service", "Service", null));
        JsonNode order = order("", line("A", 1, "1"), line("S", 1, "1"));

        SaleFigures sale =
                SaleFigures.of(order, withCharges(), rule("0"), "Total", products, Set.of());

        assertThat(sale.serviceOnly()).isFalse();
    }

    @Test
    void commentsAreCutBetweenCharacters() {
        String note = "x".repeat(254) + "😀😀";

        String comment =
                sale(order("", line("A", 1, "1", "'notes':'%s'".formatted(note))), withCharges())
                        .lines()
                        .get(0)
                        .comment();

        assertThat(comment).isEqualTo("x".repeat(254) + "…");
    }

    @Test
    void jsonHasPlainDecimals() {
        JsonNode order = order("'percentDiscount':'10'", line("A", 100, "10.0000"));

        ObjectNode json = sale(order, withCharges(), rule("20"), "Total").toJson();

        assertThat(json.at("/lines/0").toString())
                .isEqualTo(
                        """
                        {"productId":"id-A","sku":"A","name":"Product A","quantity":100,\
                        "price":10.00,"tax":166.67,"total":1000.00,"comment":"",\
                        "dropShip":false}""");
        assertThat(json.at("/charges/0").toString())
                .isEqualTo(
                        """
                        {"kind":"discount","product":"Discount","quantity":1,"price":-100.00,\
                        "tax":-16.67,"total":-100.00,"comment":"10 % off"}""");
        assertThat(json.get("totalBeforeTax").isBigDecimal()).isTrue();
        assertThat(json.get("total").asText()).isEqualTo("900.00");
        assertThat(json.get("orderTotal").asText()).isEqualTo("900.00");
        assertThat(json.get("arithmetic").size()).isGreaterThan(3);
        assertThat(json.get("serviceOnly").asBoolean()).isFalse();
        assertThat(json.toString()).doesNotContain("E+");
    }
}
