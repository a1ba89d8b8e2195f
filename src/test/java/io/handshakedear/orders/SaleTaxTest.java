package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static io.handshakedear.orders.Samples.rule;
import static io.handshakedear.orders.Samples.sale;
import static io.handshakedear.orders.Samples.withCharges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleTaxTest {

    private static final StoreSettings EXCLUSIVE = withCharges("sale-tax-status", "Exclusive");
    private static final StoreSettings INCLUSIVE = withCharges("sale-tax-status", "Inclusive");

    @Test
    void exclusiveTheOrdersFigureIsBeforeTax() {
        JsonNode order = order("'totalAmount':'100.00'", line("A", 1, "100"));

        SaleFigures sale = sale(order, EXCLUSIVE, rule("20"), "Total");

        assertThat(sale.totalBeforeTax()).isEqualTo("100.00");
        assertThat(sale.tax()).isEqualTo("20.00");
        assertThat(sale.total()).isEqualTo("120.00");
        assertThat(sale.orderTotal()).isEqualTo("100.00");
    }

    @Test
    void inclusiveTheOrdersFigureIsAfterTax() {
        JsonNode order = order("'totalAmount':'120.00'", line("A", 1, "120"));

        SaleFigures sale = sale(order, INCLUSIVE, rule("20"), "Total");

        assertThat(sale.totalBeforeTax()).isEqualTo("100.00");
        assertThat(sale.tax()).isEqualTo("20.00");
        assertThat(sale.total()).isEqualTo("120.00");
        assertThat(sale.lines().get(0).total()).isEqualTo("120.00");
    }

    @Test
    void rowTotalRoundsEachRow() {
        SaleFigures sale = sale(thirds(), EXCLUSIVE, rule("10"), "Row Total");

        assertThat(taxes(sale)).containsExactly("0.03", "0.03", "0.03");
        assertThat(sale.tax()).isEqualTo("0.09");
    }

    @Test
    void totalRoundsOnceAndTheLastTaxedLineTakesTheRemainder() {
        SaleFigures sale = sale(thirds(), EXCLUSIVE, rule("10"), "Total");

        assertThat(taxes(sale)).containsExactly("0.03", "0.03", "0.04");
        assertThat(sale.tax()).isEqualTo("0.10");
    }

    @Test
    void aFreeLineAtTheEndIsNotTaxed() {
        JsonNode order =
                order(
                        "",
                        line("A", 1, "0.33"),
                        line("B", 1, "0.33"),
                        line("C", 1, "0.33", "'qtyFree':1"));

        assertThat(taxes(sale(order, EXCLUSIVE, rule("10"), "Total")))
                .containsExactly("0.03", "0.03", "0.04", "0.00");
    }

    @Test
    void theDiscountIsTaxedLikeTheLines() {
        JsonNode order = order("'percentDiscount':'10'", line("A", 1, "100"));

        SaleFigures sale = sale(order, EXCLUSIVE, rule("8.875"), "Row Total");

        assertThat(sale.lines().get(0).tax()).isEqualTo("8.88");
        assertThat(sale.charges().get(0).tax()).isEqualTo("-0.89");
        assertThat(sale.total()).isEqualTo("97.99");
    }

    @ParameterizedTest
    @CsvSource({"0.02,20,0.16", "0.03,20,0.24"})
    void manySmallLinesShareARemainderThatOneCannotBear(String price, String rate, String tax) {
        String[] lines = Collections.nCopies(40, line("A", 1, price)).toArray(String[]::new);

        SaleFigures sale = sale(order("", lines), EXCLUSIVE, rule(rate), "Total");

        assertThat(sale.tax()).isEqualTo(tax);
        assertThat(sale.lines())
                .allSatisfy(
                        line -> assertThat(line.tax()).isBetween(BigDecimal.ZERO, line.total()));
        assertThat(taxes(sale).stream().map(BigDecimal::new).reduce(BigDecimal::add))
                .contains(sale.tax());
    }

    @Test
    void aRateBelowZeroHoldsTheOrder() {
        assertThatExceptionOfType(HeldOrder.class)
                .isThrownBy(() -> sale(thirds(), INCLUSIVE, rule("-100"), "Total"))
                .satisfies(held -> assertThat(held.reason()).contains("VAT"));
    }

    private static JsonNode thirds() {
        return order("", line("A", 1, "0.33"), line("B", 1, "0.33"), line("C", 1, "0.33"));
    }

    private static List<String> taxes(SaleFigures sale) {
        return sale.lines().stream().map(line -> line.tax().toPlainString()).toList();
    }
}
