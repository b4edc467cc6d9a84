package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.load.LoadPlan.Mix;
import stoa.load.LoadPlan.Share;

class LoadPlanTest {
    @ParameterizedTest
    @EnumSource
    void everyMixIsWhole(Mix mix) {
        assertThat(mix.shares().stream().mapToInt(Share::percent).sum()).isEqualTo(100);
    }

    @Test
    void nineOfTenMixedRequestsRead() {
        assertThat(Mix.MIXED.shares().stream()
                        .filter(share -> !share.act().writes())
                        .mapToInt(Share::percent)
                        .sum())
                .isEqualTo(90);
    }
}
