package org.zhengcheng.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code java -jar zhengcheng-verify.jar export.zip seals/ public.pem [at-most]}
 *
 * <p>Ends with 0 if nothing is wrong, with 1 if something is, the first bad entry being named in the first line, and with 2
 * if it cannot tell. {@code at-most} is how old the last seal may be, such as {@code PT3H}; otherwise twice the time at which
 * seals are made.
 */
public final class Verify {

    private static final int MOST_TOLD = 20;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    /** The same without ending the process. */
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 3) {
            out.println("用法 Usage: export.zip seals/ public.pem [PT3H]");
            return 2;
        }
        try {
            Keys keys = Keys.read(Path.of(arguments[2]));
            Outside outside = Outside.read(Path.of(arguments[1]));
            Duration atMost = arguments.length > 3 ? Duration.parse(arguments[3]) : null;
            Report report = LedgerFile.check(Path.of(arguments[0]), outside, keys, atMost);
            return tell(report, out);
        } catch (IOException | RuntimeException unusable) {
            out.println("无法核验 Cannot verify: " + unusable);
            return 2;
        }
    }

    private static int tell(Report report, PrintStream out) {
        List<Report.Fault> faults = new ArrayList<>(report.faults());
        if (faults.isEmpty()) {
            out.println("相符 Verified: " + report.summary());
            return 0;
        }
        out.println("不符，第一处 Altered, first at: " + faults.get(0));
        faults.stream().skip(1).limit(MOST_TOLD).forEach(fault -> out.println("  " + fault));
        out.println("共 In all " + faults.size() + "；" + report.summary());
        return 1;
    }
}
