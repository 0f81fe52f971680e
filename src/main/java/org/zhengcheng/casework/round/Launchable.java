package org.zhengcheng.casework.round;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.casework.file.NoSuchCase;

/** The procedures that committees launch. */
@Component
class Launchable {

    private final List<LaunchedProcedure> procedures;

    Launchable(List<LaunchedProcedure> procedures) {
        this.procedures = procedures;
    }

    Stream<LaunchedProcedure> all() {
        return procedures.stream();
    }

    /**
     * The one with a key.
     *
     * @throws NoSuchCase if none with it is launched
     */
    LaunchedProcedure of(String key) {
        return all().filter(procedure -> procedure.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(key));
    }
}
