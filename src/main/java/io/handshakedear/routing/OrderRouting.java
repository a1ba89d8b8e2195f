package io.handshakedear.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chooses the location that is nearest to where an order is shipped (design rule O8, {@code
 * order-routing}): by great-circle distance, and where a place is unknown by the same postcode,
 * city, state or country. Only locations that the store's settings name take part.
 */
public final class OrderRouting {

    private final Settings settings;
    private final ReferenceBooks books;
    private Gazetteer gazetteer;

    public OrderRouting(Settings settings, ReferenceBooks books) {
        this.settings = settings;
        this.books = books;
    }

    /** True if a store routes its orders, so that the addresses of locations must be known. */
    public boolean isWanted() {
        return settings.stores().stream().anyMatch(store -> store.flag("order-routing"));
    }

    /**
     * @param order as Handshake shows it, with its shipTo in full
     * @return the location and why, or empty if routing is off or decides nothing
     */
    public Optional<Route> choose(JsonNode order, StoreSettings store) {
        if (!store.flag("order-routing") || !order.path("shipTo").isObject()) {
            return Optional.empty();
        }
        PostalAddress target = PostalAddress.ofHandshake(order.path("shipTo"));
        Map<String, PostalAddress> locations = locations(store);
        return nearest(target, locations).or(() -> alike(target, locations));
    }

    private Map<String, PostalAddress> locations(StoreSettings store) {
        Map<String, JsonNode> known = books.dear("location");
        Map<String, PostalAddress> addresses = new LinkedHashMap<>();
        for (String name : store.locationNames()) {
            JsonNode location = known.get(name);
            if (location != null && !location.path("IsDeprecated").asBoolean()) {
                addresses.put(name, PostalAddress.ofLocation(location));
            }
        }
        return addresses;
    }

    private Optional<Route> nearest(PostalAddress target, Map<String, PostalAddress> locations) {
        Optional<Place> destination = gazetteer().find(target);
        if (destination.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> distances = new LinkedHashMap<>();
        locations.forEach(
                (name, address) ->
                        gazetteer()
                                .find(address)
                                .ifPresent(
                                        place ->
                                                distances.put(
                                                        name,
                                                        destination.get().distanceTo(place))));
        List<Map.Entry<String, Double>> byDistance =
                distances.entrySet().stream()
                        .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                        .toList();
        return byDistance.stream()
                .findFirst()
                .map(first -> new Route(first.getKey(), "order-routing: " + text(byDistance)));
    }

    private static String text(List<Map.Entry<String, Double>> distances) {
        return distances.stream()
                .limit(3)
                .map(one -> String.format(Locale.ROOT, "%s %.0f km", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The first location, the default one first, that shares the narrowest part. */
    private Optional<Route> alike(PostalAddress target, Map<String, PostalAddress> locations) {
        if (!target.hasCountry()) {
            return Optional.empty();
        }
        for (Map.Entry<String, Function<PostalAddress, String>> part : parts().entrySet()) {
            String wanted = part.getValue().apply(target);
            for (Map.Entry<String, PostalAddress> location : locations.entrySet()) {
                if (!wanted.isEmpty()
                        && location.getValue().country().equals(target.country())
                        && part.getValue().apply(location.getValue()).equals(wanted)) {
                    return Optional.of(
                            new Route(
                                    location.getKey(), "order-routing: the same " + part.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /** From the narrowest to the widest, each within its country. */
    private Map<String, Function<PostalAddress, String>> parts() {
        Map<String, Function<PostalAddress, String>> parts = new LinkedHashMap<>();
        parts.put("postcode", PostalAddress::postcode);
        parts.put("city", PostalAddress::city);
        parts.put("state", gazetteer()::state);
        parts.put("country", PostalAddress::country);
        return parts;
    }

    /** Read when the first order is routed: most stores never do. */
    private synchronized Gazetteer gazetteer() {
        if (gazetteer == null) {
            gazetteer = Gazetteer.load();
        }
        return gazetteer;
    }

    /**
     * @param location name of a DEAR location
     * @param reason for people, with the distances that were compared
     */
    public record Route(String location, String reason) {}
}
