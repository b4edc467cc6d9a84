package stoa.media.emoji;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.media.CustomEmojiView;
import stoa.platform.web.Access;

/** What apps offer and show. */
@Controller("/api/v1/custom_emojis")
@ExecuteOn(TaskExecutors.BLOCKING)
class EmojiController {
    private final HeldEmojis emojis;

    EmojiController(HeldEmojis emojis) {
        this.emojis = emojis;
    }

    @Get
    @Access(Access.By.ANYONE)
    List<CustomEmojiView> all() {
        return List.copyOf(emojis.all().values());
    }
}
