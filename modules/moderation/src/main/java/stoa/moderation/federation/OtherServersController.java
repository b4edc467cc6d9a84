package stoa.moderation.federation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;

/** Servers and domains that are treated in a way of their own: there are none, and none can be added, changed or looked at. */
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class OtherServersController {
    private final Staff staff;

    OtherServersController(Staff staff) {
        this.staff = staff;
    }

    @Get("/domain_allows")
    @Access(value = Access.By.USER, scope = "admin:read:domain_allows")
    List<Object> allowed(Caller caller) {
        return none(caller);
    }

    @Get("/domain_blocks")
    @Access(value = Access.By.USER, scope = "admin:read:domain_blocks")
    List<Object> blocked(Caller caller) {
        return none(caller);
    }

    @Get("/email_domain_blocks")
    @Access(value = Access.By.USER, scope = "admin:read:email_domain_blocks")
    List<Object> refusedAtSignUp(Caller caller) {
        return none(caller);
    }

    private List<Object> none(Caller caller) {
        staff.require(AccountId.of(caller), StaffRole.ADMIN);
        return List.of();
    }
}
