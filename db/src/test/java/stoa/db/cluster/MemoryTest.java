package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryTest {
    @ParameterizedTest
    @CsvSource({"512, 128MB, 256MB", "4096, 256MB, 2048MB", "65536, 1024MB, 32768MB"})
    void takesAShareWithinBounds(long machine, String buffers, String cache) {
        assertThat(Memory.settings(machine))
                .containsEntry("shared_buffers", buffers)
                .containsEntry("effective_cache_size", cache);
    }

    @Test
    void knowsThisMachine() {
        assertThat(Memory.settings()).containsOnlyKeys("shared_buffers", "effective_cache_size");
    }
}
