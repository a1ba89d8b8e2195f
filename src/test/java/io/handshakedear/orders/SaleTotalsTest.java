package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.assertHeld;
import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static io.handshakedear.orders.Samples.sale;
import static io.handshakedear.orders.Samples.store;
import static io.handshakedear.orders.Samples.withCharges;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a sale equals its order to the cent, sentence by sentence of design rule O6. */
class SaleTotalsTest {

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
    void theDiscountStaysWhatItIsWherePricesLoseACent() {
        JsonNode order = order("'percentDiscount':'10'", line("A", 200, "1.00003"));

        assertThat(sale(order, withCharges()).charges())
                .extracting(charge -> charge.kind() + " " + charge.total())
                .containsExactly("discount -20.00", "rounding 0.01");
        assertThat(sale(order, withCharges("charge.rounding.product", "")).charges())
                .extracting(charge -> charge.kind() + " " + charge.total())
                .containsExactly("discount -19.99");
    }

    @Test
    void withoutARoundingChargeSuchPricesAreKeptOrHeld() {
        assertThat(sale(order("", line("A", 2, "1.00001")), store(Map.of())).total())
                .isEqualTo("2.00");
        assertHeld(order("", line("A", 1000, "0.03338")), store(Map.of()))
                .contains("the sale would be 33.40, the order is 33.38")
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
}
