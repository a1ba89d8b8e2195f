package io.handshakedear.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One comparison of a store: how far it has come, and what it has found so far. The routes keep it
 * in the variable {@code reconciliation}; where it stands in Handshake's list is in the job's
 * argument, so that it goes on there after a crash.
 */
public final class Reconciliation {

    /** Sales that DEAR stamped earlier than our clock says are not missed. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final int PAGE_SIZE = 1000;

    private final Instant since;
    private final Instant position;
    private final boolean listed;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> credited = new HashSet<>();
    private int page = 1;
    private boolean more = true;
    private int sales;
    private int compared;
    private int gone;
    private int forgotten;
    private int healed;
    private int unreadable;
    private final List<String> held = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /**
     * @param since where the window begins
     * @param position up to when Handshake's orders were read before a crash
     * @param listed whether DEAR's sales were listed before it
     */
    Reconciliation(Instant since, Instant position, boolean listed) {
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
        this.position = position;
        this.listed = listed;
    }

    public Instant since() {
        return since;
    }

    Instant position() {
        return position;
    }

    /** True if DEAR's sales were listed before the crash that this run goes on from. */
    public boolean isListed() {
        return listed;
    }

    /** True while DEAR has pages of its list that were not read. */
    public boolean isMoreSales() {
        return more;
    }

    public String getSalesQuery() {
        return "Page=%d&Limit=%d&UpdatedSince=%s".formatted(page, PAGE_SIZE, since.minus(SKEW));
    }

    /** A page of sales was read; those beside ours count for the pages only. */
    void pageListed(int rows, long total, int ours) {
        sales += ours;
        more = rows > 0 && page * (long) PAGE_SIZE < total;
        page++;
    }

    /** Handshake has shown an order, perhaps on two pages. */
    void shown(String orderId) {
        shown.add(orderId);
    }

    void credited(List<String> externalIds) {
        credited.addAll(externalIds);
    }

    boolean isCredited(String externalId) {
        return credited.contains(externalId);
    }

    void compared(int count) {
        compared = count;
    }

    void gone() {
        gone++;
    }

    void forgotten() {
        forgotten++;
    }

    void healed() {
        healed++;
    }

    void unreadable() {
        unreadable++;
    }

    void held(String what) {
        held.add(what);
    }

    void told(String what) {
        told.add(what);
    }

    /**
     * What came of it, for people.
     *
     * @param taken what became of orders that were missing, such as "2 taken"; empty if none were
     */
    String summary(String taken) {
        List<String> findings = new ArrayList<>();
        if (!taken.isEmpty()) {
            findings.add("missing in the log: " + taken);
        }
        add(findings, gone, "deleted in Handshake");
        if (!held.isEmpty()) {
            findings.add("%d held (%s)".formatted(held.size(), names(held)));
        }
        add(findings, healed, "as they were written again");
        if (!told.isEmpty()) {
            findings.add("%d unknown sales (%s)".formatted(told.size(), names(told)));
        }
        add(findings, forgotten, "forgotten, and left so");
        add(findings, unreadable, "could not be read, they are looked at next time");
        String what = findings.isEmpty() ? "nothing differs" : String.join("; ", findings);
        return "%d orders and %d sales compared (of %d listed): %s"
                .formatted(shown.size(), compared, sales, what);
    }

    private static void add(List<String> findings, int count, String text) {
        if (count > 0) {
            findings.add(count + " " + text);
        }
    }

    private static String names(List<String> all) {
        int most = 10;
        return all.size() <= most
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, most)) + " …";
    }
}
