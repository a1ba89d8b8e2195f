package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When invoices are due by DEAR's payment terms. */
class PaymentTermTest {

    @ParameterizedTest
    @CsvSource({
        "number of days, 30, 2024-01-31, 2024-03-01",
        "number of days, 0, 2024-01-31, 2024-01-31",
        "Day of next month, 15, 2024-01-31, 2024-02-15",
        "day of next month, 31, 2024-01-31, 2024-02-29",
        "last day of next month, 0, 2023-12-05, 2024-01-31",
        "days since the end of the month, 10, 2024-02-03, 2024-03-10",
        "something new, 10, 2024-02-03, 2024-02-03",
    })
    void theMethodDecides(String method, int duration, LocalDate invoiced, LocalDate due) {
        assertThat(
                        PaymentTerm.dueDate(
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("Method", method)
                                        .put("Duration", duration),
                                invoiced))
                .isEqualTo(due);
    }

    @Test
    void withoutATermItIsDueAtOnce() {
        assertThat(PaymentTerm.dueDate(null, LocalDate.of(2024, 2, 3))).isEqualTo("2024-02-03");
    }
}
