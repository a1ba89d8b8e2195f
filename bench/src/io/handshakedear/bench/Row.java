package io.handshakedear.bench;

import java.util.List;

/** One line of the table that is printed. */
record Row(String what, String measured, String target, boolean met) {

    static final String HEAD = "| what | measured | target | met |\n|---|---|---|---|";

    /** A figure without a target. */
    static Row of(String what, String measured) {
        return new Row(what, measured, "–", true);
    }

    @Override
    public String toString() {
        return "| %s | %s | %s | %s |"
                .formatted(
                        what, measured, target, target.equals("–") ? "–" : met ? "yes" : "**no**");
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
