package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree of RFC 6962, by the test vectors that were published with Certificate Transparency. */
class MerkleTreeTest {
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(it -> MerkleTree.leaf(HexFormat.of().parseHex(it)))
            .toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void reproducesThePublishedRoots() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(hex(MerkleTree.root(LEAVES.subList(0, size)))).isEqualTo(ROOTS.get(size));
            assertThat(hex(grown(LEAVES.subList(0, size)).root())).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void reproducesThePublishedInclusionProofs() {
        assertThat(proof(0, 1)).isEmpty();
        assertThat(proof(0, 8))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(proof(5, 8))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(proof(2, 3)).containsExactly(ROOTS.get(2));
    }

    @Test
    void reproducesThePublishedConsistencyProofs() {
        assertThat(consistency(1, 1)).isEmpty();
        assertThat(consistency(6, 8))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(consistency(2, 5))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    /** As RFC 9162, section 2.1.3.2, has it: the root that a leaf and its path lead to; nothing leads there when the path has a wrong length. */
    private static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] hash = leaf;
        long node = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return new byte[0];
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && index < size ? hash : new byte[0];
    }

    @Test
    void everyProofOfATreeLeadsToItsRootAndNoOtherDoes() {
        List<byte[]> leaves = leaves(70);
        for (int size = 1; size <= leaves.size(); size++) {
            MerkleTree.Source source = MerkleTree.over(leaves);
            byte[] root = MerkleTree.root(source, size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleTree.inclusion(source, index, size);
                assertThat(rootOf(leaves.get(index), index, size, path)).isEqualTo(root);
                assertThat(rootOf(leaves.get(index), index + 1, size, path)).isNotEqualTo(root);
                assertThat(rootOf(leaves.get(index + 1 < 70 ? index + 1 : 0), index, size, path))
                        .isNotEqualTo(size == 1 && index == 0 && leaves.size() == 1 ? new byte[0] : root);
            }
        }
    }

    @Test
    void everyTreeIsConsistentWithItsBeginningsAndWithNoOther() {
        List<byte[]> leaves = leaves(40);
        MerkleTree.Source source = MerkleTree.over(leaves);
        List<byte[]> altered = new ArrayList<>(leaves);
        altered.set(3, MerkleTree.leaf(new byte[] {9}));
        for (int size = 1; size <= leaves.size(); size++) {
            byte[] root = MerkleTree.root(source, size);
            for (int before = 1; before <= size; before++) {
                List<byte[]> proof = MerkleTree.consistency(source, before, size);
                byte[] old = MerkleTree.root(source, before);
                assertThat(MerkleTree.isConsistent(before, old, size, root, proof))
                        .isTrue();
                byte[] other = MerkleTree.root(MerkleTree.over(altered), before);
                assertThat(MerkleTree.isConsistent(before, other, size, root, proof))
                        .isEqualTo(before <= 3);
            }
        }
    }

    @Test
    void aTreeThatIsContinuedIsTheTreeThatGrewAtOnce() {
        List<byte[]> leaves = leaves(1000);
        MerkleTree.Source source = MerkleTree.over(leaves);
        for (int at : new int[] {0, 1, 255, 256, 257, 511, 512, 999}) {
            TreeGrowth growth = new TreeGrowth(source, at, (level, number, hash) -> {});
            leaves.subList(at, leaves.size()).forEach(growth::add);
            assertThat(growth.root()).isEqualTo(MerkleTree.root(source, leaves.size()));
        }
    }

    private static TreeGrowth grown(List<byte[]> leaves) {
        TreeGrowth growth = new TreeGrowth((level, number) -> new byte[0], 0, (level, number, hash) -> {});
        leaves.forEach(growth::add);
        return growth;
    }

    private static List<byte[]> leaves(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> MerkleTree.leaf(new byte[] {(byte) random.nextInt(), (byte) random.nextInt()}))
                .limit(count)
                .toList();
    }

    private static List<String> proof(int index, int size) {
        return MerkleTree.inclusion(MerkleTree.over(LEAVES), index, size).stream()
                .map(MerkleTreeTest::hex)
                .toList();
    }

    private static List<String> consistency(int before, int size) {
        return MerkleTree.consistency(MerkleTree.over(LEAVES), before, size).stream()
                .map(MerkleTreeTest::hex)
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
