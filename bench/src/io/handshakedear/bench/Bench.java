package io.handshakedear.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures what it is told to, or everything, and prints a Markdown table. */
final class Bench {

    private static final List<String> ALL =
            List.of(
                    "overhead",
                    "start",
                    "homes",
                    "calls",
                    "budget",
                    "poll",
                    "memory",
                    "stock",
                    "log");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("bench");
        List<Row> rows = new ArrayList<>();
        System.out.println(Row.HEAD);
        for (String what : arguments.length == 0 ? ALL : List.of(arguments)) {
            try (StandIns systems = StandIns.start()) {
                List<Row> measured = measure(what, systems, directory);
                measured.forEach(System.out::println);
                rows.addAll(measured);
            }
        }
        System.exit(rows.stream().allMatch(Row::met) ? 0 : 1);
    }

    private static List<Row> measure(String what, StandIns systems, Path directory)
            throws Exception {
        return switch (what) {
            case "overhead" ->
                    new Overhead(systems, directory).measure(Integer.getInteger("rounds", 5));
            case "start" -> new StartUp(systems, directory).measure();
            case "homes" -> new Homes(systems, directory).measure();
            case "calls" -> new Calls(systems, directory).measure();
            case "budget" -> new BudgetUse(systems, directory).measure();
            case "poll" -> new Poll(systems, directory).measure();
            case "stock" -> new Stock(directory).measure();
            case "log" -> new LogList(systems, directory).measure();
            case "memory" -> new Memory(systems, directory).measure();
            default -> throw new IllegalArgumentException("One of " + String.join(", ", ALL));
        };
    }
}
