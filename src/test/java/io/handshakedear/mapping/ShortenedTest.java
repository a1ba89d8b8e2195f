package io.handshakedear.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {

    @Test
    void aLongTextIsCutWithoutBlanksAroundIt() {
        assertThat(Shortened.of("  north wind  ", 20)).isEqualTo("north wind");
        assertThat(Shortened.of(" north wind", 6)).isEqualTo("north");
    }

    @Test
    void aCharacterOfTwoHalvesStaysWhole() {
        assertThat(Shortened.of("ab😀c", 3)).isEqualTo("ab");
        assertThat(Shortened.of("ab😀c", 4)).isEqualTo("ab😀");
    }
}
