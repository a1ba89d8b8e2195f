package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static io.handshakedear.orders.Samples.products;
import static io.handshakedear.orders.Samples.rule;
import static io.handshakedear.orders.Samples.sale;
import static io.handshakedear.orders.Samples.store;
import static io.handshakedear.orders.Samples.withCharges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of design rules O5 and O6, one by one; taxes have a test of their own. */
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
    void withoutTotalAmountTheOrdersFigureIsLinesLessDiscounts() {
        JsonNode order = order("'percentDiscount':'10','totalOffDiscount':5", line("A", 4, "25"));

        assertThat(sale(order, withCharges()).orderTotal()).isEqualTo("85.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"89.98", "89.99", "89.982", "89.9820"})
    void theDiscountTakesWhatHandshakeRoundsBelowACent(String totalAmount) {
        JsonNode order =
                order(
                        "'percentDiscount':'10','totalAmount':'%s'".formatted(totalAmount),
                        line("A", 1, "99.98"));

        SaleFigures sale = sale(order, withCharges());

        assertThat(sale.charges()).extracting(SaleFigures.Charge::kind).containsOnly("discount");
        assertThat(sale.total()).isEqualTo(Decimals.cents(new BigDecimal(totalAmount)));
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
    @CsvSource({"3,1.3333,3.9999", "3,1.3333,4.00", "3,1.3333,4", "2,19.99,39.98", "1,1.335,1.34"})
    void aLinesTotalMayBeRoundedToCents(int qty, String price, String total) {
        JsonNode order = order("", line("A", qty, price, "'total':'%s'".formatted(total)));

        assertThat(sale(order, withCharges()).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2,19.99,39.97", "3,1.3333,3.99", "3,1.3333,3.999", "1,5,4", "0,5,5", "1,5,-5"})
    void aLineWhoseTotalIsNotQuantityTimesPriceHoldsTheOrder(int qty, String price, String total) {
        JsonNode order = order("", line("A", qty, price, "'total':'%s'".formatted(total)));

        assertHeld(order, withCharges()).contains("The total of line 1 (SKU A) is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.99", "100.01", "90.00", "0", "-100", "1e400", "'x'", "{}", "[]"})
    void anOrderThatDoesNotAddUpIsHeld(String totalAmount) {
        assertHeld(order("'totalAmount':" + totalAmount, line("A", 1, "100")), withCharges())
                .contains("otal");
    }

    @Test
    void theArithmeticIsShownWhenAnOrderDoesNotAddUp() {
        JsonNode order = order("'percentDiscount':'5','totalAmount':'96.00'", line("A", 1, "100"));

        assertHeld(order, withCharges())
                .contains("lines 100.00; less 5 % of them 5.00; together 95.00")
                .contains("totalAmount 96.00");
    }

    @Test
    void lineTotalsThatHandshakeRoundedOneByOneAreTheOrdersFigure() {
        String rounded = "'total':'1.33'";
        JsonNode order =
                order(
                        "'totalAmount':'5.32'",
                        line("A", 1, "1.3349", rounded),
                        line("B", 1, "1.3349", rounded),
                        line("C", 1, "1.3349", rounded),
                        line("D", 1, "1.3349", rounded));

        SaleFigures sale = sale(order, withCharges());
        assertThat(sale.total()).isEqualTo("5.32");
        assertThat(sale.charges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.price()).isEqualTo("-0.0196"));
        assertHeld(order, store(Map.of())).contains("charge.rounding.product");
    }

    @Test
    void withoutADiscountTheRoundingChargeMakesWholeCents() {
        JsonNode order = order("'totalAmount':'4.00'", line("A", 3, "1.3333"));

        SaleFigures with = sale(order, withCharges());
        assertThat(with.total()).isEqualTo("4.00");
        assertThat(with.charges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.total()).isEqualTo("0.0001"));

        SaleFigures without = sale(order, store(Map.of()));
        assertThat(without.total()).isEqualTo("3.9999");
        assertThat(without.orderTotal()).isEqualTo("4.00");
        assertThat(without.charges()).isEmpty();
    }

    @Test
    void decimalsThatDearDoesNotKeepBecomeOneRoundingCharge() {
        JsonNode order =
                order(
                        "'percentDiscount':'10','totalAmount':'45.07'",
                        line("A", 1000, "0.03338"),
                        line("B", 1000, "0.01670"));

        SaleFigures sale = sale(order, withCharges());

        assertThat(sale.lines()).extracting(SaleFigures.Line::price).allMatch(p -> p.scale() <= 4);
        assertThat(sale.charges())
                .extracting(charge -> charge.kind() + " " + charge.total())
                .containsExactly("discount -5.01", "rounding -0.02");
        assertThat(sale.total()).isEqualTo("45.07");
    }

    @Test
    void withoutARoundingChargeSuchPricesAreKeptOrHeld() {
        assertThat(sale(order("", line("A", 2, "1.00001")), store(Map.of())).total())
                .isEqualTo("2.00");
        assertHeld(order("", line("A", 1000, "0.03338")), store(Map.of()))
                .contains("DEAR keeps 4 decimals of a price; the sale lacks -0.02 of")
                .contains("Set store.acme.charge.rounding.product to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'totalOffDiscount':'10.01'",
                "'percentDiscount':'100.1'",
                "'percentDiscount':'60','totalOffDiscount':'5'",
                "'percentDiscount':'-5'",
                "'totalOffDiscount':'-5'",
                "'percentDiscount':'lots'",
                "'totalOffDiscount':1e400",
                "'totalOffDiscount':'1e999999999'",
                "'shippingAmount':'-1'",
                "'shippingAmount':{}",
                "'shippingAmount':'5.00','totalOffDiscount':'12.00'"
            })
    void discountsAndChargesThatMakeNoSenseHoldTheOrder(String fields) {
        assertHeld(order(fields, line("A", 1, "10")), withCharges()).isNotEmpty();
    }

    @Test
    void aDiscountOfEverythingLeavesASaleOfZero() {
        SaleFigures sale =
                sale(order("'percentDiscount':'100'", line("A", 3, "3.3333")), withCharges());

        assertThat(sale.total()).isEqualTo("0.00");
        assertThat(sale.charges()).hasSize(1);
    }

    @Test
    void absurdAmountsHoldTheOrder() {
        assertHeld(order("", line("A", 999999999, "999999999999")), withCharges())
                .contains("which no order does");
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

    private static AbstractStringAssert<?> assertHeld(JsonNode order, StoreSettings store) {
        HeldOrder[] held = new HeldOrder[1];
        assertThatExceptionOfType(HeldOrder.class)
                .isThrownBy(() -> sale(order, store))
                .satisfies(e -> held[0] = e);
        assertThat(held[0].remedy()).isNotBlank();
        return assertThat(held[0].reason() + " " + held[0].remedy());
    }
}
