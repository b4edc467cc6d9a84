package stoa.app.openapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import stoa.platform.web.Access;

/** The API's description for programs. */
@Controller("/openapi.json")
class OpenApiController {
    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<Map<String, Object>> show() {
        return HttpResponse.ok(document.get())
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=300");
    }
}
