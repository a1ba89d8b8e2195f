package io.handshakedear.settings;

import java.util.List;

/**
 * Handshake's order statuses, from the first to the last (design rule O1). Two statuses of one rank
 * stand with a slash: {@code Seller/Buyer review} is Seller review or Buyer review.
 */
public record OrderStatuses(List<String> ranks, List<String> cancelled, String captureFrom) {

    /** True from the status at which orders are captured. */
    public boolean captures(String status) {
        return hasReached(status, captureFrom);
    }

    public boolean hasReached(String status, String threshold) {
        return isKnown(status) && rank(status) >= rank(threshold);
    }

    public boolean isKnown(String status) {
        return rank(status) >= 0;
    }

    public boolean isCancelled(String status) {
        return cancelled.stream().anyMatch(name -> name.equalsIgnoreCase(status));
    }

    /** The status of an order that is done, Complete unless the settings say otherwise. */
    public String last() {
        return ranks.get(ranks.size() - 1);
    }

    private int rank(String status) {
        for (int rank = 0; rank < ranks.size(); rank++) {
            if (names(ranks.get(rank), status)) {
                return rank;
            }
        }
        return -1;
    }

    private static boolean names(String rank, String status) {
        if (rank.equalsIgnoreCase(status)) {
            return true;
        }
        int slash = rank.indexOf('/');
        int space = rank.indexOf(' ', slash);
        if (slash < 0 || space < 0) {
            return false;
        }
        String noun = rank.substring(space);
        return (rank.substring(0, slash) + noun).equalsIgnoreCase(status)
                || rank.substring(slash + 1).equalsIgnoreCase(status);
    }
}
