package io.handshakedear.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where places are: cities of the world, ZIP codes of the United States and the first parts of
 * Canada's postal codes (design rule O8; sources in NOTICE). The lines of the file are sorted by
 * their bytes and searched where they lie, so that loading is reading.
 */
final class Gazetteer {

    private static final String FILE = "/handshakedear/gazetteer/gazetteer.txt";

    /** Places of one name that are no further apart count as one. */
    private static final double SAME_PLACE_KM = 50;

    private static final int CANADIAN_PREFIX = 3;

    private final byte[] lines;

    private Gazetteer(byte[] lines) {
        this.lines = lines;
    }

    static Gazetteer load() {
        try (InputStream stream = Gazetteer.class.getResourceAsStream(FILE)) {
            return new Gazetteer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The gazetteer cannot be read from the jar", e);
        }
    }

    /** By postcode, then by city; empty where neither is known or a city's name is ambiguous. */
    Optional<Place> find(PostalAddress address) {
        return byPostcode(address).or(() -> byCity(address));
    }

    /** The state's code, however the address writes it; its plain text where it is unknown. */
    String state(PostalAddress address) {
        return region(address).orElse(address.state());
    }

    private Optional<Place> byPostcode(PostalAddress address) {
        String postcode = address.postcode();
        if (address.country().equals("us") && postcode.length() > 5) {
            postcode = postcode.substring(0, 5);
        }
        if (address.country().equals("ca") && postcode.length() > CANADIAN_PREFIX) {
            postcode = postcode.substring(0, CANADIAN_PREFIX);
        }
        return postcode.isEmpty()
                ? Optional.empty()
                : matching("z", address.country(), postcode).stream()
                        .findFirst()
                        .map(values -> place(values[0], values[1]));
    }

    private Optional<Place> byCity(PostalAddress address) {
        if (address.city().isEmpty()) {
            return Optional.empty();
        }
        List<String[]> cities = matching("c", address.country(), address.city());
        Optional<String> region = region(address);
        List<Place> places =
                cities.stream()
                        .filter(values -> region.isEmpty() || region.get().equals(values[0]))
                        .map(values -> place(values[1], values[2]))
                        .toList();
        return places.stream()
                .findFirst()
                .filter(
                        first ->
                                places.stream()
                                        .allMatch(
                                                other -> first.distanceTo(other) <= SAME_PLACE_KM));
    }

    private Optional<String> region(PostalAddress address) {
        return address.state().isEmpty()
                ? Optional.empty()
                : matching("r", address.country(), address.state()).stream()
                        .findFirst()
                        .map(values -> values[0]);
    }

    /** What follows the key in each line that begins with it. */
    private List<String[]> matching(String... key) {
        byte[] prefix = (String.join("\t", key) + "\t").getBytes(StandardCharsets.UTF_8);
        List<String[]> found = new ArrayList<>();
        for (int line = firstNotBefore(prefix); startsWith(line, prefix); line = next(line)) {
            int from = line + prefix.length;
            String rest = new String(lines, from, next(line) - 1 - from, StandardCharsets.UTF_8);
            found.add(rest.split("\t"));
        }
        return found;
    }

    /** The start of the first line that does not sort before the prefix. */
    private int firstNotBefore(byte[] prefix) {
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int middle = start((low + high) >>> 1);
            if (compare(middle, prefix) < 0) {
                low = next(middle);
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean startsWith(int line, byte[] prefix) {
        return line + prefix.length <= lines.length
                && Arrays.equals(lines, line, line + prefix.length, prefix, 0, prefix.length);
    }

    private int compare(int line, byte[] prefix) {
        int end = Math.min(line + prefix.length, lines.length);
        return Arrays.compareUnsigned(lines, line, end, prefix, 0, prefix.length);
    }

    private int start(int position) {
        int start = position;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int next(int line) {
        int end = line;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, lines.length);
    }

    private static Place place(String latitude, String longitude) {
        return new Place(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }
}
