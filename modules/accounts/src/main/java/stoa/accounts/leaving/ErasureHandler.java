package stoa.accounts.leaving;

import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.PersonalData;
import stoa.platform.jobs.JobHandler;

/**
 * Has every module erase what it holds of an account, part by part, and at last the account itself. Killed anywhere it begins
 * again, and finds less.
 */
@Singleton
class ErasureHandler implements JobHandler<ErasureJob> {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureHandler.class);

    private final List<PersonalData> everywhere;
    private final DepartureSql departures;

    ErasureHandler(List<PersonalData> everywhere, DepartureSql departures) {
        this.everywhere = everywhere;
        this.departures = departures;
    }

    @Override
    public Class<ErasureJob> handles() {
        return ErasureJob.class;
    }

    @Override
    public void run(ErasureJob job) {
        if (!departures.isDeleted(job.account())) {
            throw new IllegalStateException("account " + job.account() + " is not deleted");
        }
        int parts = 0;
        for (var data : everywhere) {
            while (data.eraseSome(job.account())) {
                parts++;
            }
        }
        departures.finish(job.account());
        LOG.info("erased account {} in {} parts", job.account(), parts);
    }
}
