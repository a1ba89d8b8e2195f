package io.handshakedear.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where places are (design rule O8). */
class GazetteerTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();

    @ParameterizedTest
    @CsvSource({
        // country, postcode, city, state, latitude, longitude
        "US, 10001, , , 40.75, -74.00",
        "United States, 10001-1234, Somewhere, , 40.75, -74.00",
        "USA, , New York, NY, 40.76, -73.98",
        "US, , Saint Louis, Missouri, 38.63, -90.25",
        "CA, M5V 2T6, , , 43.64, -79.40",
        "Canada, , London, ON, 42.98, -81.23",
        "GB, SW1A 1AA, London, , 51.51, -0.13",
        "United Kingdom, , LONDON, England, 51.51, -0.13",
        "DE, , Köln, , 50.93, 6.95",
        "Germany, , koln, , 50.93, 6.95",
        "AU, , Newcastle, NSW, -32.93, 151.78",
    })
    void placesAreFound(
            String country,
            String postcode,
            String city,
            String state,
            double latitude,
            double longitude) {
        Optional<Place> place = find(country, postcode, city, state);

        assertThat(place).isPresent();
        assertThat(place.get().distanceTo(new Place(latitude, longitude))).isLessThan(15);
    }

    @ParameterizedTest
    @CsvSource({
        "US, , Springfield, ", // there are dozens
        "US, , Portland, ZZ, ", // an unknown state does not choose among several
        "US, 00000, Nowhere at all, NY",
        "FR, , , ",
        ", , London, ",
        "DE, , c\tus, ",
    })
    void whatIsUnknownOrAmbiguousIsNotGuessed(
            String country, String postcode, String city, String state) {
        assertThat(find(country, postcode, city, state)).isEmpty();
    }

    @Test
    void everyLineIsFoundByItsKey() throws Exception {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Gazetteer.class.getResourceAsStream(
                                        "/handshakedear/gazetteer/gazetteer.txt"),
                                StandardCharsets.UTF_8))) {
            long number = 0;
            byte[] before = new byte[0];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                assertThat(Arrays.compareUnsigned(before, bytes)).isNegative();
                before = bytes;
                String[] parts = line.split("\t");
                if (parts[0].equals("z") && number++ % 100 == 0) {
                    assertThat(find(parts[1], parts[2], null, null))
                            .contains(place(parts[3], parts[4]));
                }
            }
        }
    }

    @Test
    void distancesAreGreatCircles() {
        Place paris = new Place(48.8566, 2.3522);
        Place newYork = new Place(40.7128, -74.0060);

        assertThat(paris.distanceTo(newYork)).isCloseTo(5837, within(10.0));
        assertThat(newYork.distanceTo(paris)).isCloseTo(5837, within(10.0));
        assertThat(paris.distanceTo(paris)).isZero();
        assertThat(new Place(0, 179.9).distanceTo(new Place(0, -179.9)))
                .isCloseTo(22.24, within(0.1));
    }

    private static Place place(String latitude, String longitude) {
        return new Place(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }

    private static Optional<Place> find(
            String country, String postcode, String city, String state) {
        return GAZETTEER.find(
                PostalAddress.ofHandshake(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("country", country)
                                .put("postcode", postcode)
                                .put("city", city)
                                .put("state", state)));
    }
}
