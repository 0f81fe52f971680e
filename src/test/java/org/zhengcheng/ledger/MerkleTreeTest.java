package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("默克尔树与 RFC 6962 一致")
class MerkleTreeTest {

    /** The inputs and roots of the reference implementation of Certificate Transparency. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void everyRootIsThatOfTheStandard() {
        MerkleTree tree = new MerkleTree(Suite.SHA256_ED25519);
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(Suite.SHA256_ED25519.hash(Suite.LEAF, HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void whatIsHashedSaysWhatItIs() {
        byte[] same = "x".getBytes(StandardCharsets.UTF_8);
        for (Suite suite : Suite.values()) {
            assertThat(List.of(
                            HexFormat.of().formatHex(suite.hash(Suite.LEAF, same)),
                            HexFormat.of().formatHex(suite.hash(Suite.NODE, same)),
                            HexFormat.of().formatHex(suite.hash(Suite.SEAL, same)),
                            HexFormat.of().formatHex(suite.hash(Suite.PERSONAL, same))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aPathHasAsManyStepsAsTheTreeIsHigh() {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leaves.add(Suite.SM3_SM2.hash(Suite.LEAF, new byte[] {(byte) i}));
        }
        assertThat(MerkleTree.path(Suite.SM3_SM2, leaves, 0)).hasSize(7);
        assertThat(MerkleTree.path(Suite.SM3_SM2, leaves.subList(0, 1), 0)).isEmpty();
    }
}
