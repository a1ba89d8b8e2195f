package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** When an invoice is due by a payment term of DEAR (DEAR API 3, ref/paymentterm). */
final class PaymentTerm {

    private PaymentTerm() {}

    /**
     * @param term DEAR's entry with Duration and Method, or null where it is not known
     * @return the day on which an invoice of that day is due; the same day without a term
     */
    static LocalDate dueDate(JsonNode term, LocalDate invoiced) {
        if (term == null) {
            return invoiced;
        }
        int duration = term.path("Duration").asInt();
        LocalDate nextMonth = invoiced.plusMonths(1);
        return switch (term.path("Method").asText().toLowerCase(Locale.ROOT)) {
            case "number of days" -> invoiced.plusDays(duration);
            case "day of next month" ->
                    nextMonth.withDayOfMonth(
                            Math.min(Math.max(duration, 1), nextMonth.lengthOfMonth()));
            case "last day of next month" -> nextMonth.with(TemporalAdjusters.lastDayOfMonth());
            case "days since the end of the month" ->
                    invoiced.with(TemporalAdjusters.lastDayOfMonth()).plusDays(duration);
            default -> invoiced;
        };
    }
}
