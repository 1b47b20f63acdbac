export const aboutMoving = `
LONG DESCRIPTION
    Images go from a registry to a folder, from a folder to a registry, and from one registry to another, whole: an index with its platforms,
    their configurations and layers, with -Referrers signatures and SBOMs as well. Neither Docker nor a daemon is needed. Everything is verified
    by size and digest while it streams, nothing gets its name before it is whole, and no layer is held in memory.

SAVE
    Save-AcrImage writes an OCI image layout, which skopeo, crane, oras and podman read as well: a folder, or a file that ends in
    .tar. A folder takes further images, and what it has already is not fetched again. A tar is also one that docker load takes, with containerd's
    image store and without; without it Docker has one platform of an image, and finds linux/amd64 unless -Platform names another.

        Save-AcrImage team/api:1.4.2 images
        Save-AcrImage team/api:1.4.2 api.tar -Platform linux/arm64
        Get-AcrTag team/api 1.4* | Save-AcrImage -Path images -Referrers

        PS demo:/> Save-AcrImage team/api:1.4.2 images -WhatIf
        What if: Performing the operation "Save image" on target "team/api:1.4.2 to images: 11 blobs, 143.4 MB".

    What oras and others have made of files comes out as files again, under their titles:

        Save-AcrImage team/docs:1.4 docs -AsFiles

    A Helm chart comes out as helm pull has it, web-1.2.3.tgz.

PUBLISH
    Publish-AcrImage pushes from such a layout, or from what docker save has written: all images of it under their names, or one under the name
    that you give. What the repository has is not sent again, and the tags come last: whoever pulls by tag finds the whole image or the old one.

        Publish-AcrImage images team/api:1.5.0 -Tag 1.5, latest
        Publish-AcrImage api.tar -Name '*:1.4.2' -RegistryName contoso

COPY
    Copy-AcrImage copies to another repository or another registry that is connected. Within a registry layers are mounted and nothing is sent; to
    another one they stream through. Without a tag behind the destination an image keeps its own; a login server alone means the same name there.

        PS demo:/> Copy-AcrImage team/api:1.4.2 staging/api | Select-Object Tags, MountedBlobs, SentBytes

        Tags    MountedBlobs SentBytes
        ----    ------------ ---------
        {1.4.2}           11         0

TAGS THAT MOVE
    A tag that points elsewhere is moved when you say yes to it, in a script with -Force; the question tells from which manifest to which, and
    whether the old one keeps another tag. A locked tag is refused before anything is sent. Undo-AcrChange moves a tag back.

        PS demo:/> Copy-AcrImage team/api:1.4.2 team/api:1.4.1 -Force -WhatIf
        What if: Performing the operation "Copy image" on target "demo.azurecr.io/team/api:1.4.1".
          11 blobs are there already
          moves the tag 1.4.1 from manifest f5b0d0fba457 to a24e473a7e99
          leaves manifest f5b0d0fba457 untagged

STOP AND GO ON
    Ctrl+C stops at once. The same command goes on where it was: a file that was begun is taken up again and verified from its first byte, and
    what was pushed is found there by its digest.

FROM OUTSIDE
    Names in a layout, in a tar or in annotations are not trusted: none leads out of the folder, no link that stands there is followed, and
    nothing that exists is replaced without -Force. Layers that an image keeps elsewhere (foreign layers) are named and left out.

BLOBS
    A registry frees by itself what no manifest uses any more. Remove-AcrBlob is for what was uploaded and never became an image; it reads all
    manifests of the repository first, and refuses what one of them uses.

        PS demo:/> Get-AcrLayer library/hello-world:v1 | Select-Object -First 1 | Remove-AcrBlob -WhatIf
        What if: Performing the operation "Delete blob" on target "demo.azurecr.io/library/hello-world@sha256:de9c09a933571fec066cb47823a2d1be99185dd9f64bd2b3f83b597f7202a5b3".
          would fail: The blob library/hello-world@sha256:de9c09a933571fec066cb47823a2d1be99185dd9f64bd2b3f83b597f7202a5b3 is in use by manifest 6ca3d7893d7b (v1), which could not be pulled any more.
          it has 2,071 bytes
          breaks manifest 6ca3d7893d7b (v1), whose layer it is
          it can only be brought back by pushing it again
`;
