package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.handshakedear.check.Findings;
import io.handshakedear.check.Findings.Finding;
import io.handshakedear.check.Findings.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What connecting and disconnecting a store asks (design rule K5). */
public final class StoreConnection {

    /** What of a store is removed: the statements forget-store-… */
    private static final List<String> FORGOTTEN =
            List.of(
                    ("orders queue skipped documents reservations audit drafts days payments credits"
                                    + " changes unreadable shipments pushed listed reconciled products"
                                    + " families categories customers items loaded books cursors"
                                    + " alerts writes owners units listings staged unlinked calls")
                            .split(" "));

    public List<String> forgotten() {
        return FORGOTTEN;
    }

    /**
     * @throws MendableFailure while the store is disconnected
     */
    public void requireConnected(@Body String disconnected) {
        if (disconnected != null) {
            throw new MendableFailure(
                    "%s is disconnected; the command connect connects it again"
                            .formatted(disconnected));
        }
    }

    /** True if both systems took their keys. */
    public boolean isWorking(@Variable("findings") Findings findings) {
        return findings.count(Level.ERROR) == 0;
    }

    /** The entries of the store's lists, as named parameters of SQL. */
    public List<Map<String, Object>> rows(
            @Variable("store") String store,
            @Variable("lists") Map<String, Map<String, String>> lists) {
        List<Map<String, Object>> rows = new ArrayList<>();
        lists.forEach(
                (list, names) ->
                        names.forEach(
                                (number, name) ->
                                        rows.add(
                                                Map.of(
                                                        "store", store,
                                                        "book", list,
                                                        "entryKey", number,
                                                        "name", name,
                                                        "document", entry(number, name)))));
        return rows;
    }

    private static String entry(String number, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("objID", number)
                .put("name", name)
                .toString();
    }

    /** The end of the command connect. */
    public Map<String, Object> connected(
            @Variable("findings") Findings findings, @Variable("job") Map<String, Object> job) {
        boolean working = isWorking(findings);
        List<Finding> troubles = findings.troubles();
        String text = troubles.stream().map(Finding::text).collect(Collectors.joining("\n"));
        String summary = working ? "Connected" : "Not connected";
        return ended(
                job,
                working ? "DONE" : "FAILED",
                troubles.isEmpty()
                        ? summary + "; all mappings are there"
                        : summary + "; to be looked at:\n" + text);
    }

    /** The progress of the command disconnect while loads of the store are ending. */
    public Map<String, Object> waiting(@Variable("job") Map<String, Object> job) {
        Map<String, Object> row = row(job);
        row.put("argument", job.get("argument"));
        row.put("message", "Waits until a load of the store has ended");
        return row;
    }

    /** The end of the command disconnect. */
    public Map<String, Object> disconnected(
            @Variable("store") String store, @Variable("job") Map<String, Object> job) {
        return ended(
                job,
                "DONE",
                ("%s is disconnected: its links, log and catalogue are removed; what was written to"
                                + " DEAR stays there")
                        .formatted(store));
    }

    private static Map<String, Object> ended(
            Map<String, Object> job, String state, String message) {
        Map<String, Object> row = row(job);
        row.put("state", state);
        row.put("message", message);
        return row;
    }

    private static Map<String, Object> row(Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("done", 0);
        row.put("total", null);
        return row;
    }
}
