package planted.upper.browsing;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import stoa.platform.web.Access;

/** Public, with an endpoint for nobody in particular and an error handler of its own. */
@Controller("/planted")
public class BrowsingController {
    @Get("/said")
    @Access(Access.By.ANYONE)
    int said() {
        return 1;
    }

    @Post("/unsaid")
    int unsaid() {
        return 2;
    }

    @Error
    int failed(IllegalStateException failure) {
        return failure.getStackTrace().length;
    }
}
