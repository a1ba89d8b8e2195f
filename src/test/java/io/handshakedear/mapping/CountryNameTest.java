package io.handshakedear.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryNameTest {

    @ParameterizedTest
    @CsvSource({
        "US, United States",
        "us, United States",
        "USA, United States",
        "U.S.A., United States",
        "GB, United Kingdom",
        "GBR, United Kingdom",
        "UK, United Kingdom",
        "NO, Norway",
        "NOR, Norway",
        "Norway, Norway",
        "United States, United States",
        "XX, XX",
        "ZZZ, ZZZ",
        "Atlantis, Atlantis"
    })
    void aCodeBecomesTheNameAndANameStays(String given, String name) {
        assertThat(CountryName.of(given)).isEqualTo(name);
    }
}
