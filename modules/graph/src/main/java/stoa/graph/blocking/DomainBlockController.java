package stoa.graph.blocking;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;

/** Blocking whole servers. This one speaks to none, so every block is in force and none needs to be kept. */
@Controller("/api/v1/domain_blocks")
class DomainBlockController {

    @Get
    @Access(value = Access.By.USER, scope = "read:blocks")
    List<String> list() {
        return List.of();
    }

    @Post
    @Access(value = Access.By.USER, scope = "write:blocks")
    Map<String, Object> block(Parameters parameters) {
        parameters.required("domain");
        return Map.of();
    }

    @Delete
    @Access(value = Access.By.USER, scope = "write:blocks")
    Map<String, Object> unblock(Parameters parameters) {
        parameters.required("domain");
        return Map.of();
    }
}
