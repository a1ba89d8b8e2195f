package io.handshakedear.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.orders.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Sales that DEAR's list does not show as they were written: what is read of them and judged. */
public final class Suspects {

    /** How much later than our last write DEAR may say that it has changed a sale. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** The sales that have to be read, of all that are compared. */
    public List<Suspect> suspects(
            @Body List<Map<String, Object>> rows, @Variable("reconciliation") Reconciliation run) {
        run.compared(rows.size());
        List<Suspect> suspects = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String hint = hint(row);
            if (isSuspect(row, hint, run)) {
                suspects.add(new Suspect(row, hint));
            }
        }
        return suspects;
    }

    /** Named parameters of what is known of a suspect. */
    public Map<String, Object> known(
            @Variable("store") String store, @Variable("suspect") Suspect suspect) {
        return Map.of(
                "store", store,
                "ownerId", suspect.getOwnerId(),
                "externalId", suspect.getExternalId(),
                "saleId", suspect.getSaleId());
    }

    public List<String> others(
            @Body List<Map<String, Object>> rows, @Variable("suspect") Suspect suspect) {
        return suspect.others(rows.stream().map(row -> (String) row.get("sale_id")).toList());
    }

    public void own(@Body JsonNode sale, @Variable("suspect") Suspect suspect) {
        suspect.own(sale);
    }

    public void other(@Body JsonNode sale, @Variable("suspect") Suspect suspect) {
        suspect.other(sale);
    }

    /** Takes over what was written of a sale. */
    public void written(
            @Body List<Map<String, Object>> writes, @Variable("suspect") Suspect suspect) {
        for (Map<String, Object> write : writes) {
            String name = (String) write.get("write_name");
            if (name.equals("credit-note") && write.get("result") != null) {
                BigDecimal total = SaleJudge.written((String) write.get("result"));
                suspect.credited(total == null ? BigDecimal.ZERO : total);
            } else if (name.equals("sale-invoice") && "DONE".equals(write.get("state"))) {
                suspect.invoiceWritten();
            }
        }
    }

    public Finding judge(@Variable("suspect") Suspect suspect) {
        return SaleJudge.of(suspect);
    }

    /** What holding or releasing the orders of a sale writes, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("store") String store,
            @Variable("suspect") Suspect suspect,
            @Variable("finding") Finding finding) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("subject", suspect.getExternalId());
        row.put("externalId", suspect.getExternalId());
        row.put("orderId", suspect.getOrderId());
        row.put("saleId", suspect.getSaleId());
        row.put("judgedAt", suspect.judgedAt());
        row.put("hint", suspect.hint());
        row.put("cause", finding.kind());
        row.put("reason", finding.reason());
        row.put("remedy", finding.remedy());
        row.put("digest", finding.digest());
        return row;
    }

    /** The sale of an order that is to be looked at, with its id as the log has it. */
    public Map<String, Object> voided(
            @Variable("suspect") Suspect suspect, @Variable("reconciliation") Reconciliation run) {
        run.held(suspect.number() + " " + Finding.VOIDED);
        return Map.of("saleId", suspect.loggedSaleId());
    }

    /** Orders were held for what was found. */
    public void held(
            @Variable("suspect") Suspect suspect,
            @Variable("finding") Finding finding,
            @Variable("reconciliation") Reconciliation run) {
        run.held(suspect.number() + " " + finding.kind());
    }

    /** What the list tells of a sale; without an invoice only that something has changed. */
    private static String hint(Map<String, Object> row) {
        if (row.get("listed_id") == null) {
            return "";
        }
        BigDecimal amount = (BigDecimal) row.get("amount");
        boolean invoiced = amount != null && amount.signum() != 0;
        return invoiced
                ? Decimals.text(amount) + " " + row.get("credit_note")
                : "no invoice " + row.get("updated");
    }

    private static boolean isSuspect(Map<String, Object> row, String hint, Reconciliation run) {
        boolean doubled = Boolean.TRUE.equals(row.get("doubled"));
        boolean held = "HELD".equals(row.get("state"));
        boolean accepted = Boolean.TRUE.equals(row.get("accepted"));
        if (held || doubled) {
            return true;
        }
        if (row.get("listed_id") == null) {
            return Boolean.TRUE.equals(row.get("expected"));
        }
        if (Boolean.TRUE.equals(row.get("voided"))) {
            return true;
        }
        if (hint.equals(row.get("hint")) && (accepted || row.get("digest") == null)) {
            return false;
        }
        BigDecimal written = SaleJudge.written((String) row.get("order_result"));
        if (written == null) {
            return false;
        }
        BigDecimal amount = (BigDecimal) row.get("amount");
        if (amount == null || amount.signum() == 0 && written.signum() != 0) {
            return isChangedSince(row);
        }
        boolean credited =
                run.isCredited((String) row.get("external_id"))
                        || !Objects.toString(row.get("credit_note"), "").isEmpty();
        return credited || !Decimals.isEqualToTheCent(amount, written);
    }

    /** True if DEAR has changed the sale after our last write to it. */
    private static boolean isChangedSince(Map<String, Object> row) {
        Object written = row.get("written_at");
        if (written == null) {
            return true;
        }
        try {
            String text = (String) row.get("updated");
            Instant updated =
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return updated.isAfter(Moments.of(written).plus(SKEW));
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
