package io.handshakedear.orders;

import static io.handshakedear.orders.Samples.json;
import static io.handshakedear.orders.Samples.line;
import static io.handshakedear.orders.Samples.order;
import static io.handshakedear.orders.Samples.rule;
import static io.handshakedear.orders.Samples.sale;
import static io.handshakedear.orders.Samples.withCharges;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaleComparisonTest {

    private static final String ANSWER =
            """
            {'SaleID':'x','Status':'AUTHORISED','Lines':[
             {'SKU':'B','Quantity':3.0000,'Price':1.3333,'Tax':0.8,'Total':3.9999},
             {'SKU':'a','Quantity':2,'Price':10,'Tax':4,'Total':20.0}],
             'AdditionalCharges':[],'TotalBeforeTax':23.9999,'Tax':4.8,'Total':28.7999}""";

    /** 20.00 and 3.9999 before tax, 28.80 after it. */
    private final SaleFigures sale =
            sale(
                    order("", line("A", 2, "10"), line("B", 3, "1.3333")),
                    withCharges("sale-tax-status", "Exclusive", "charge.rounding.product", ""),
                    rule("20"),
                    "Total");

    @Test
    void sameFiguresAgreeInAnySequence() {
        assertThat(sale.difference(json(ANSWER))).isEmpty();
        assertThat(sale.difference(json("{'ID':'x','Order':" + ANSWER + "}"))).isEmpty();
    }

    @Test
    void dearMayRoundToCents() {
        String rounded = ANSWER.replace("23.9999", "24.00").replace("28.7999", "28.80");

        assertThat(sale.difference(json(rounded.replace("3.9999", "4.00")))).isEmpty();
    }

    @Test
    void aLinesTotalMayCountItsTax() {
        String withTax = ANSWER.replace("'Total':3.9999", "'Total':4.80").replace("20.0", "24");

        assertThat(sale.difference(json(withTax))).isEmpty();
    }

    @Test
    void whatDearLeavesOutOfALineIsNotCompared() {
        assertThat(sale.difference(json("{'Total':28.80}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Total':28.7999|'Total':28.81|DEAR says Total 28.81, the sale has 28.7999",
                "'Tax':4.8,|'Tax':4.79,|DEAR says Tax 4.79, the sale has 4.80 (-0.01 off)",
                "23.9999|23.98|DEAR says TotalBeforeTax 23.98",
                "'Quantity':2,|'Quantity':1,|for SKU A the Quantity 1.00",
                "'Price':10,|'Price':9,|for SKU A the Price 9.00",
                "'Total':20.0|'Total':18|for SKU A the Total 18.00",
                "'SKU':'a'|'SKU':'c'|DEAR has a line with SKU",
                "'Total':28.7999|'x':1|has no Total",
                "'Total':28.7999|'Total':'much'|no sensible number",
                "'Lines':[|'Lines':[{},|DEAR has 3 lines, the sale has 2"
            },
            quoteCharacter = '`')
    void tellsWhatIsUnlike(String from, String to, String expected) {
        assertThat(ANSWER).contains(from);
        assertThat(sale.difference(json(ANSWER.replace(from, to))))
                .hasValueSatisfying(text -> assertThat(text).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "{}"})
    void anAnswerWithoutFiguresIsUnlike(String answer) {
        assertThat(sale.difference(json(answer))).isPresent();
        assertThat(sale.difference(null)).isPresent();
    }
}
